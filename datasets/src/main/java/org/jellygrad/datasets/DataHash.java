package org.jellygrad.datasets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Digests blocks as {@link RowSource#dataHash} says. */
final class DataHash {
    private final MessageDigest digest = sha256();
    private final boolean weighted;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** @param levels of each category, in the order of the features */
    DataHash(Selection selection, Collection<Levels> levels) {
        weighted = selection.weights().isPresent();
        addInt(selection.features().size());
        addName(selection.target());
        selection.features().forEach(this::addName);
        selection.weights().ifPresent(this::addName);
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

    void add(RowBlock block) {
        int length = Double.BYTES * block.rows() * (block.features() + (weighted ? 2 : 1));
        if (bytes.capacity() < length) {
            bytes = ByteBuffer.allocate(length);
        }
        bytes.clear().limit(length);
        for (int i = 0; i < block.rows(); i++) {
            bytes.asDoubleBuffer().put(block.x(), i * block.features(), block.features());
            bytes.position(bytes.position() + Double.BYTES * block.features());
            bytes.putDouble(block.y()[i]);
            if (weighted) {
                bytes.putDouble(block.weights()[i]);
            }
        }
        digest.update(bytes.flip());
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
