package org.jellygrad.autograd.engine;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** {@link Address} for the 64-bit integers of a shape description. */
final class LongAddress extends LongPointer {
    LongAddress() {
        super((Pointer) null);
    }

    void moveTo(long newAddress) {
        address = newAddress;
    }
}
