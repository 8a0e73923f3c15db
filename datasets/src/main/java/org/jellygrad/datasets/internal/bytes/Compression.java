package org.jellygrad.datasets.internal.bytes;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How the bytes of a file are packed; told by their first four. */
public enum Compression {
    NONE(""),
    GZIP("gzip"),
    ZSTD("zstd");

    private static final int BUFFER = 1 << 16;

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** The compression that these first bytes tell of. */
    public static Compression of(byte[] start) {
        if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            return GZIP;
        }
        boolean zstd = start.length >= 4
                && start[0] == 0x28
                && start[1] == (byte) 0xb5
                && start[2] == 0x2f
                && start[3] == (byte) 0xfd;
        return zstd ? ZSTD : NONE;
    }

    /**
     * The bytes unpacked as they are read. Bytes that are not packed as they should be make reads throw an {@link
     * IOException} that says so.
     */
    public InputStream unpack(InputStream packed) throws IOException {
        try {
            return switch (this) {
                case NONE -> packed;
                case GZIP -> new Unpacked(new GZIPInputStream(packed, BUFFER), label);
                case ZSTD -> new Unpacked(new ZstdInputStream(packed), label);
            };
        } catch (ZipException | EOFException e) {
            throw damaged(label, e);
        }
    }

    private static IOException damaged(String label, Exception cause) {
        boolean cut = cause instanceof EOFException;
        return new IOException(
                "its " + label + " data " + (cut ? "ends too early: the file is cut off" : "is damaged"), cause);
    }

    /** Says in one way what the libraries say in several. */
    private static final class Unpacked extends FilterInputStream {
        private final String label;

        Unpacked(InputStream in, String label) {
            super(in);
            this.label = label;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged(label, e);
            } catch (IOException e) {
                throw "Not enough input bytes".equals(e.getMessage()) ? damaged(label, new EOFException()) : e; // zstd
            } catch (RuntimeException e) { // the zstd decoder's complaint of malformed input is one
                throw damaged(label, e);
            }
        }
    }
}
