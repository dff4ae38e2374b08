import "./admin-passkeys.js";
import "./admin-uploads.js";
import "./admin-editor.js";
import "./admin-kept.js";
import "./admin-find.js";
import "./admin-crop.js";
import "./admin-selection.js";
import "./admin-timetable.js";
