"""The screens of the rehearsal room: ask, then render. Everything that changes a call is a verb in `calls`."""
