"""Accounts and what they were granted."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from typing_extensions import override

from bontot.domain.accounts.types import Role


class UserManager(BaseUserManager["User"]):
    """Makes accounts for the sign-in library; everything else goes through operations."""

    def create_user(
        self, username: str, email: str | None = None, password: str | None = None, **fields: object
    ) -> User:
        """
        Make an account that can sign in; without a password it cannot.

        Queries: 1.
        """
        user = self.model(
            username=self.model.normalize_username(username),
            email=self.normalize_email(email) if email else "",
            **fields,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. A member needs none: the secretary records for everybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True, default="")
    full_name = models.CharField(max_length=120)
    member = models.OneToOneField(
        "bontot.Member", models.PROTECT, related_name="account", null=True, blank=True
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    @override
    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """Return the name shown beside what this account did."""
        return self.full_name

    def get_short_name(self) -> str:
        """Return the account's name."""
        return self.username


class Grant(models.Model):
    """A role of an account at an organisation and all below it, during an interval."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="grants")
    role = models.CharField(max_length=10, choices=Role)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="grant_held_once",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("organization", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        models.Func(
                            "valid_from",
                            "valid_until",
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            )
        ]

    @override
    def __str__(self) -> str:
        return self.role


class SignInSlip(models.Model):
    """A printed slip with a one-time code: how an account is opened the first time, or again after a reset."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="slips")
    #: At which the account acts: whoever manages accounts there sees that a slip is out.
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="slips")
    #: The code under the installation's secret key; the code itself is on paper alone.
    code_digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at__isnull=True, replaced_at__isnull=True),
                name="sign_in_slip_open_once",
            )
        ]

    @override
    def __str__(self) -> str:
        return f"{self.issued_at}"
