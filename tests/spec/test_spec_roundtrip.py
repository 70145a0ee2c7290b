import jsonschema
import yaml
from hypothesis import given
from strategies import plans
from writing import write_plan

from planforge.spec.model import Plan
from planforge.spec.reader import read_plan
from planforge.spec.schema import schema


@given(plans())
def test_any_plan_reads_back_as_it_was_written(plan: Plan) -> None:
    written = write_plan(plan)
    source = read_plan(written.encode(), "plan.yaml")
    assert [finding for finding in source.diagnostics if finding.id != "bad-label"] == [], written
    assert source.plan == plan, written


_VALIDATOR = jsonschema.Draft202012Validator(schema())


@given(plans())
def test_the_schema_accepts_what_the_reader_reads(plan: Plan) -> None:
    assert list(_VALIDATOR.iter_errors(yaml.load(write_plan(plan), Loader=yaml.BaseLoader))) == []
