"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path


urlpatterns: list[URLPattern | URLResolver] = [path("", include("bontot.interfaces.web.urls"))]

handler403 = "bontot.interfaces.web.components.faults.not_permitted"
handler404 = "bontot.interfaces.web.components.faults.not_found"
handler500 = "bontot.interfaces.web.components.faults.broken"
