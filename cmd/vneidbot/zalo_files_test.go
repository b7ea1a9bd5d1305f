package main

import (
	"context"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestRecordedFilesOnZalo is an officer who sends a file, which Zalo hands to no bot, and
// asks for what would be one: told at once, with the ways that there are.
func TestRecordedFilesOnZalo(t *testing.T) {
	t.Parallel()
	addr := freeAddr(t)
	for name, with := range map[string]struct {
		change func(*Config)
		sent   string
		form   string
	}{
		"files":         {func(c *Config) { c.HTTPAddr, c.PublicURL = addr, "http://vd.example" }, "tại http://vd.example", "danhsach.form_only"},
		"files_nowhere": {nil, "file.not_anywhere", "file.not_anywhere"},
	} {
		srv, _ := bootZalo(t, with.change)
		admin := srv.User(zaloAdmin, "Cán bộ Mai")
		seen := len(admin.Screen())
		admin.Unsupported()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		for said := false; !said; {
			for _, m := range admin.Screen()[seen:] {
				said = said || m.Bot && hasAll(m.Text, heard(with.sent))
			}
			if !said {
				_, err := admin.Next(ctx)
				require.NoErrorf(t, err, "%s", admin.Transcript())
			}
		}
		cancel()
		performZalo(t, admin, act{"/maudanhsach", with.form})
		compareZalo(t, name, regexp.MustCompile(`http://\S+/files/\S+`).ReplaceAllString(admin.Transcript(), "«liên kết»"))
	}
}
