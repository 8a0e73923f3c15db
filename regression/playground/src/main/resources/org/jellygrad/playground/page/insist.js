import { post } from "./api.js";
import { report } from "./app.js";
import { whenBack } from "./away.js";

/** Asks the server, and asks again when it is back: for what a reader has pressed. @param {string} route @param {object} body @returns {Promise<any>} */
export async function insist(route, body) {
    try {
        return await post(route, body);
    } catch (problem) {
        if (!(/** @type {any} */ (problem).away)) {
            throw problem;
        }
        report(problem);
        return new Promise((resolve, reject) => whenBack(route, () => insist(route, body).then(resolve, reject)));
    }
}
