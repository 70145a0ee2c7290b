"""Facts about the calendar as data and pure functions: periods of planning, lunar dates, festivals."""
