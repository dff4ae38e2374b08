import "./admin-passkeys.js";
import "./admin-uploads.js";
import "./admin-editor.js";
import "./admin-kept.js";
