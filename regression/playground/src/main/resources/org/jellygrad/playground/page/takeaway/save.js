/** Gives the reader a file. @param {string} name @param {string} type @param {string} text */
export function saveFile(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name that every system takes as a file's. @param {string} text */
export function fileName(text) {
    return text.replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 60);
}
