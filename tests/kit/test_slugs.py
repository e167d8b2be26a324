"""Addresses made of names."""

from hub.kit.slugs import LONGEST, free_slug, slug_of


def test_danish_letters_are_written_out():
    assert slug_of("Blåbærgrød på Ærø", fallback="x") == "blaabaergroed-paa-aeroe"


def test_a_long_name_is_cut_between_words():
    slug = slug_of("ord " * 40, fallback="x")
    assert len(slug) <= LONGEST
    assert slug.endswith("ord")
    assert slug_of("a" * 100, fallback="x") == "a" * LONGEST


def test_what_leaves_nothing_gets_the_fallback():
    assert slug_of("🙂", fallback="pilot") == "pilot"


def test_a_taken_address_gets_the_next_number():
    assert free_slug("Luft", taken=["luft", "luft-2"], fallback="x") == "luft-3"
