"""jifen-sdk."""
