"""``bontot …``: makes Django and the database ready, then hands over to the command line."""

import os

import django


def main() -> None:
    """Run the command that the words after ``bontot`` name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bontot.project.settings")
    if "DATABASE_URL" not in os.environ:
        # The private server is for trials: what it holds is the sample year, and every page says so
        os.environ.setdefault("BONTOT_DEMO", "1")
    django.setup()

    from bontot.interfaces.cli.group import Start, cli  # noqa: PLC0415 - after django.setup()
    from bontot.project import database  # noqa: PLC0415 - after django.setup()

    cli(obj=Start(opened=database.opened, migrate=database.migrate, work=_work))


def _work(wait: bool, retry_failed: bool) -> None:  # noqa: FBT001 - words of the command line
    import asyncio  # noqa: PLC0415 - only for the worker

    from bontot.interfaces.jobs.worker import work  # noqa: PLC0415 - after django.setup()

    asyncio.run(work(wait=wait, retry_failed=retry_failed))


if __name__ == "__main__":
    main()
