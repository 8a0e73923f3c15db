package org.jellygrad.model.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** An adapter of Gson made of two functions, the first of which reads from a {@link CheckedReader}. */
final class CheckedAdapter<T> extends TypeAdapter<T> {

    /** Reads a value. */
    interface Read<T> {
        T from(CheckedReader in) throws IOException;
    }

    /** Writes a value. */
    interface Write<T> {
        void to(JsonWriter out, T value) throws IOException;
    }

    private final Read<T> read;
    private final Write<T> write;

    CheckedAdapter(Read<T> read, Write<T> write) {
        this.read = read;
        this.write = write;
    }

    @Override
    public T read(JsonReader in) throws IOException {
        return read.from((CheckedReader) in);
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
        write.to(out, value);
    }
}
