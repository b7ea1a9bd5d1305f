package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/evidence/thumb"
)

// heicTool turns what iPhones photograph into JPEG. It is Debian's
// libheif-examples, and need not be there.
const heicTool = "heif-convert"

// heicWithin is how long one picture may take.
const heicWithin = 20 * time.Second

// execHEIC is "vneidbot heic TOOL FROM TO": the tool in the place of this process,
// under its limits.
func execHEIC(args []string, _ io.Reader, _ io.Writer) int {
	if len(args) != 3 || thumb.Confine() != nil {
		return 1
	}
	_ = syscall.Exec(args[0], []string{heicTool, "-q", "90", args[1], args[2]}, []string{})
	return 1
}

// fromHEIC gives what turns a HEIC picture into a JPEG; nil where the tool is missing.
func fromHEIC() func(ctx context.Context, heic []byte) ([]byte, error) {
	tool, err := exec.LookPath(heicTool)
	self, selfErr := os.Executable()
	if err != nil || selfErr != nil {
		return nil
	}
	return func(ctx context.Context, heic []byte) ([]byte, error) {
		dir, err := os.MkdirTemp("", "vneidbot-heic-") // 0700
		if err != nil {
			return nil, bot.Fail(bot.Unavailable, "heic: folder", err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		from, to := filepath.Join(dir, "a.heic"), filepath.Join(dir, "a.jpg")
		if err := os.WriteFile(from, heic, 0o600); err != nil {
			return nil, bot.Fail(bot.Unavailable, "heic: write", err)
		}
		ctx, cancel := context.WithTimeout(ctx, heicWithin)
		defer cancel()
		cmd := exec.CommandContext(ctx, self, heicCommand, tool, from, to)
		cmd.Env, cmd.Dir = []string{}, dir
		if err := cmd.Run(); err != nil {
			return nil, bot.Fail(bot.Invalid, "heic: convert", nil)
		}
		jpeg, err := os.ReadFile(to)
		if err != nil {
			err = bot.Fail(bot.Invalid, "heic: convert", nil)
		}
		return jpeg, err
	}
}

// lookHEIC tells whether pictures of that kind can be taken.
func lookHEIC(context.Context, *Config) []finding {
	if fromHEIC() == nil {
		return []finding{note("heic", "heic_none")}
	}
	return []finding{well("heic", "heic_ok")}
}
