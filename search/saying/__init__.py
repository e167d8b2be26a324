"""What matching did and may do, in plain words. Says only what is stored."""
