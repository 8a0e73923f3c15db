package org.jellygrad.autograd.engine;

import org.bytedeco.javacpp.LongPointer;

/**
 * A length in elements, worked out when the rows change and not at each run; and the same as ND4J's description of a flat array of doubles
 * (rank, length, stride, type, element stride, order), kept in native memory.
 */
final class Length {
    private static final long TYPE_DOUBLE = 16384;

    private final Extent extent;
    private final Buffer place = new Buffer(6);
    private final LongAddress info = new LongAddress();
    private int elements;

    Length(Extent extent) {
        this.extent = extent;
    }

    /** Elements at the rows bound. */
    int get() {
        return elements;
    }

    Buffer place() {
        return place;
    }

    LongPointer info() {
        return info;
    }

    /** Fits it to a number of rows; the place must be somewhere. */
    void resize(long rows) {
        elements = Math.toIntExact(extent.at(rows));
        info.moveTo(place.address());
        info.put(0, 1);
        info.put(1, elements);
        info.put(2, 1);
        info.put(3, TYPE_DOUBLE);
        info.put(4, 1);
        info.put(5, 'c');
    }
}
