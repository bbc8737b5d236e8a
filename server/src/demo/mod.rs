//! A company with customers, to try the program with.
