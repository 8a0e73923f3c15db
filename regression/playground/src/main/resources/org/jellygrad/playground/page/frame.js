/**
 * A binary answer of the server: a JSON header and named arrays of doubles.
 *
 * @typedef {{header: any, arrays: Object<string, Float64Array>}} Frame
 */

/**
 * Reads a frame: the length of the header (uint32, little-endian), the header padded with blanks to a multiple of 8, the arrays.
 * The arrays are views of the buffer: nothing is copied.
 *
 * @param {ArrayBuffer} buffer
 * @returns {Frame}
 */
export function decodeFrame(buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    /** @type {Object<string, Float64Array>} */
    const arrays = {};
    let offset = Math.ceil((4 + length) / 8) * 8;
    for (const array of header.arrays) {
        arrays[array.name] = new Float64Array(buffer, offset, array.length);
        offset += 8 * array.length;
    }
    return { header, arrays };
}
