package org.jellygrad.autograd.engine;

import org.bytedeco.javacpp.LongPointer;

/** ND4J's description of a flat array of doubles (rank, length, stride, type, element stride, order), kept in native memory. */
final class Vector {
    private static final long TYPE_DOUBLE = 16384;
    private static final int LENGTH = 1;

    private final LongAddress info = new LongAddress();
    private final Buffer place = new Buffer(6);
    private final Extent extent;

    Vector(Extent extent) {
        this.extent = extent;
    }

    Buffer place() {
        return place;
    }

    LongPointer info() {
        return info;
    }

    /** Writes the description, at the place's address. */
    void write(long rows) {
        info.moveTo(place.address());
        info.put(0, 1);
        info.put(LENGTH, extent.at(rows));
        info.put(2, 1);
        info.put(3, TYPE_DOUBLE);
        info.put(4, 1);
        info.put(5, 'c');
    }
}
