"""
The same workload in other hands; each module has one class `Peer(facts)`.

Preparing (turning the facts into what the peer wants, building its rules) happens in the
constructor and is not timed; `run()` scores every cell, caps the top level within each
organisation and rolls up; `export()` gives the matrix and roll-ups of `floor_spec.reference`.
"""
