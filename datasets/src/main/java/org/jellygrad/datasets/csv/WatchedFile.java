package org.jellygrad.datasets.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file whose reader is told how far it has come.
 *
 * @param file the bytes
 * @param progress is told
 */
record WatchedFile(CsvFile file, ReadingProgress progress) implements CsvInput {

    /** Bytes between two calls. */
    private static final long STEP = 1 << 20;

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public InputStream open() throws IOException {
        return new Counted(file.open());
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void requireUnchanged() throws IOException {
        file.requireUnchanged();
    }

    private final class Counted extends FilterInputStream {
        private long bytes;
        private long told; // the last megabyte

        private boolean ended;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1, read < 0);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count(Math.max(0, read), read < 0);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            count(skipped, false);
            return skipped;
        }

        private void count(long more, boolean end) {
            bytes += more;
            boolean last = end && !ended && bytes > told;
            ended |= end;
            if (bytes - told >= STEP || last) {
                told = bytes - bytes % STEP;
                progress.read(name(), bytes, file.size());
            }
        }
    }
}
