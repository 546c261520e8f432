"""Long runs that look for what short ones cannot show: memory that grows, states that drift, answers that never come."""
