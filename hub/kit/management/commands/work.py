"""Run tasks and the tick: ``manage.py work``."""

from django.core.management.base import BaseCommand

from hub.kit.worker import Worker


class Command(BaseCommand):
    help = "Run tasks and periodic jobs until stopped (SIGTERM or Ctrl-C lets the task in hand finish)."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due now, then leave")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between two looks at an empty queue")
        parser.add_argument("--no-tick", action="store_true", help="run tasks only, no periodic jobs")

    def handle(self, *, once, interval, no_tick, **options):
        worker = Worker(interval=interval, ticking=not no_tick)
        if once:
            self.stdout.write(f"{worker.run_once()} tasks run")
            return
        worker.listen_for_signals()
        worker.run()
