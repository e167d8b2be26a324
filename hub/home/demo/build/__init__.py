"""Plays the content of the demo through the product's own verbs, moment by moment, from three years ago until today."""
