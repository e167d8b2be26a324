"""Every component in its states, in a real browser: accessible at each width, and asking nobody else."""

import pytest


@pytest.mark.parametrize(("language", "width"), [("", 390), ("/en", 1280)])
def test_the_style_guide_is_accessible(page, accessible, language, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{language}/styleguide/")
    accessible(page)


def test_the_style_guide_fits_every_window(page, fits):
    for width in (1280, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/styleguide/")
        fits(page)


@pytest.mark.parametrize("path", ["/konto/login/", "/konto/signup/", "/en/konto/login/", "/konto/password/reset/"])
def test_signing_in_is_accessible_on_a_phone(page, accessible, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)
    accessible(page)


def test_an_address_that_does_not_exist_is_said_plainly(page, accessible):
    page.expected_errors = ["404"]
    page.goto("/findes-ikke/")
    accessible(page)
