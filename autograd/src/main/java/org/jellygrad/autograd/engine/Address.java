package org.jellygrad.autograd.engine;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A pointer that can be moved, so that a call built once can run on other data. JavaCPP's own pointers are fixed to their address,
 * and a new one for each binding would be garbage; the field is protected, which is the way in that the library offers.
 */
final class Address extends DoublePointer {
    Address() {
        super((Pointer) null);
    }

    /** All of memory as one array at address 0. */
    static Address everything() {
        Address all = new Address();
        all.limit = Long.MAX_VALUE / Double.BYTES;
        all.capacity = all.limit;
        return all;
    }

    void moveTo(long newAddress) {
        address = newAddress;
    }
}
