package org.jellygrad.datasets.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;

/** CSV in memory, for tests of what becomes of its text. */
@SuppressWarnings("ArrayRecordComponent")
public record TextInput(String name, byte[] bytes) implements CsvInput {

    public static Dataset read(String text) {
        return read(text, CsvOptions.defaults());
    }

    public static Dataset read(String text, CsvOptions options) {
        return read("houses.csv", text.getBytes(StandardCharsets.UTF_8), options);
    }

    public static Dataset read(String name, byte[] bytes, CsvOptions options) {
        return Csv.read(new TextInput(name, bytes), options, rows -> DatasetCard.minimal(name, name, rows));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
