package org.jellygrad.datasets;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** CSV in memory, for tests of what becomes of its text. */
@SuppressWarnings("ArrayRecordComponent")
record TextInput(String name, byte[] bytes) implements CsvInput {

    static Dataset read(String text) {
        return read(text, CsvOptions.defaults());
    }

    static Dataset read(String text, CsvOptions options) {
        return read("houses.csv", text.getBytes(StandardCharsets.UTF_8), options);
    }

    static Dataset read(String name, byte[] bytes, CsvOptions options) {
        return Csv.read(new TextInput(name, bytes), options, rows -> DatasetCard.minimal(name, name, rows));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
