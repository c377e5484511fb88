"""The rules: each module looks at one thing, says what is wrong and what to do."""
