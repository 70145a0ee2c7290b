"""A module for each rule: its documentation, its LEVEL and `check`, a generator over a Subject.

The documentation is what `planforge explain` prints, in Chinese: a title line; what is found and why; then the parts
错误：, 正确： and 出处：. Each example is a plan, or the lines below 单位 and 期间 of one, indented by four.
"""
