//! The commands: pure functions from a plan and a wish to a change or a refusal, one verb a file.
