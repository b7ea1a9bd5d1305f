package main

import (
	"os"
	"strings"
)

// languageOf is the language that the caller asks for: by --lang, else by the
// terminal's own, else Vietnamese. It is known before the command line is parsed,
// because help and the parser's errors are said in it too.
func languageOf(args []string) string {
	for i, a := range args {
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			return value
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return knownLanguage(v)
		}
	}
	return "vi"
}

// knownLanguage is that of "en_GB.UTF-8"; "C" and the like name none.
func knownLanguage(locale string) string {
	if strings.HasPrefix(locale, "en") {
		return "en"
	}
	return "vi"
}
