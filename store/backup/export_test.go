package backup

// HashOf is for tests that change a manifest.
var HashOf = hashOf
