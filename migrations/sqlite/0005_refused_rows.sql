-- Rows that an import refused, with the reasons, for the file one downloads to mend them.
CREATE TABLE refused_rows (
    import BLOB NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);
