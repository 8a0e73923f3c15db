package org.jellygrad.datasets.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Digests blocks as {@code RowSource.dataHash} says. */
public final class RowDigest implements BlockSink {
    private final MessageDigest digest = sha256();
    private final boolean weighted;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /**
     * A digest of what comes before the rows.
     *
     * @param levels of each category, in the order of the features
     */
    public RowDigest(String target, List<String> features, Optional<String> weights, Collection<Levels> levels) {
        weighted = weights.isPresent();
        addInt(features.size());
        addName(target);
        features.forEach(this::addName);
        weights.ifPresent(this::addName);
        levels.forEach(column -> {
            addInt(column.names().size());
            column.names().forEach(this::addName);
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private void addName(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        addInt(utf8.length);
        digest.update(utf8);
    }

    private void addInt(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    }

    @Override
    public void accept(int rows, int features, double[] x, double[] y, double[] weights) {
        int length = Double.BYTES * rows * (features + (weighted ? 2 : 1));
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocate(length);
        }
        bytes.clear().limit(length);
        for (int i = 0; i < rows; i++) {
            bytes.asDoubleBuffer().put(x, i * features, features);
            bytes.position(bytes.position() + Double.BYTES * features);
            bytes.putDouble(y[i]);
            if (weighted) {
                bytes.putDouble(weights[i]);
            }
        }
        digest.update(bytes.flip());
    }

    /** The digest in hexadecimal; asked for once, at the end. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
