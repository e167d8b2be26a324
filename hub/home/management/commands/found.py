"""Lay the foundation of an installation: pages, groups, approval, routes, topics, letters."""

from django.core.management.base import BaseCommand

from hub.home.actions import found


class Command(BaseCommand):
    help = "Makes what every installation needs and does not have yet. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--municipality", default="", help="the name of the municipality")
        parser.add_argument("--contact-email", default="", help="where citizens and companies write")

    def handle(self, *args, municipality, contact_email, **options):
        found(municipality=municipality, contact_email=contact_email)
        self.stdout.write("The foundation is laid.")
