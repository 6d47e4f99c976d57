"""Typed values in, files out: PDF by Typst, workbooks by XlsxWriter. Nothing here reads a database or a clock."""
