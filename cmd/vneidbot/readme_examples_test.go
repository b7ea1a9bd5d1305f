package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/desk"
)

// top is the tree.
const top = "../../"

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(top + "README.md")
	require.NoError(t, err)
	return string(text)
}

// between is what stands after one mark up to another.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, from)
	require.True(t, found, from)
	found = strings.Contains(rest, to)
	require.True(t, found, to)
	rest, _, _ = strings.Cut(rest, to)
	return rest
}

// The README's installation is the package's own, after the line that makes it.
func TestTheReadmeInstallsInSixLines(t *testing.T) {
	lines := between(t, readme(t), "## Installing", "## ")
	lines = between(t, lines, "```sh\n", "```")
	require.LessOrEqual(t, strings.Count(lines, "\n"), 6)
	made, rest, _ := strings.Cut(lines, "\n")
	require.Equal(t, ".ci/release 1.0.0", made)
	require.Equal(t, between(t, delivered(t, "README.md"), "```sh\n", "```"), strings.Replace(rest, "./dist/", "./", 1))
}

// The report that the README shows is said so by the demonstration; after it the
// totals are asked for in the group, and the clock is moved over the round's hours.
func TestTheReadmesReportIsSaidSo(t *testing.T) {
	t.Parallel()
	chat := between(t, between(t, readme(t), "## A report\n", "\n## "), "```\n", "```")
	var typed, said []string
	for line := range strings.Lines(chat) {
		line = strings.TrimSpace(line)
		if words, ok := strings.CutPrefix(line, "> "); ok {
			typed = append(typed, words)
		} else if line != "…" {
			said = append(said, line)
		}
	}
	require.Contains(t, typed, ":anh .deploy/samples/man-hinh.png")
	typed = append(typed, ":anh missing.png", ":nhom /tonghop", ":gio 16h05", ":thoat")
	said = append(said, `There is no picture "missing.png"`, "TỔNG HỢP – PHƯỜNG DƯƠNG KINH", "Đã báo cáo:",
		"sắp đến hạn báo cáo (15h30 hôm nay)", "Đồng chí lưu ý", "KẾT QUẢ BÁO CÁO KỲ", "Trial time: 16:05") // on the way to that hour
	self, err := os.Executable()
	require.NoError(t, err)
	demo := exec.Command(self, "demo", "--terminal")
	demo.Dir, demo.Env = top, []string{playAs + "=program", "PATH=" + os.Getenv("PATH"), "LANG=en", "TMPDIR=" + t.TempDir()}
	demo.Stdin = strings.NewReader(strings.Join(typed, "\n") + "\n")
	var failed bytes.Buffer
	demo.Stderr = &failed
	out, err := demo.Output()
	require.NoError(t, err, failed.String())
	require.Empty(t, failed.String())
	digits := regexp.MustCompile(`[0-9]`)
	rest := digits.ReplaceAllString(string(out), "0")
	for _, line := range said { // in this order
		_, after, found := strings.Cut(rest, digits.ReplaceAllString(line, "0"))
		require.True(t, found, "%s\n\nis not said in\n\n%s", line, out)
		rest = after
	}
}

var (
	readmeCode    = regexp.MustCompile("`([^`\n]+)`")
	readmeLink    = regexp.MustCompile(`(?:\]\(|src=")([^)"]+)`)
	readmeFence   = regexp.MustCompile("(?s)```.*?```")
	readmeCommand = regexp.MustCompile(`^/([a-z]+)( .*)?$`)
	readmeTest    = regexp.MustCompile(`^(?:go test )?(\./.+)$`)
)

// elsewhere are words with a slash that are no commands of the bot.
var elsewhere = []string{"healthz", "readyz", "metrics", "newbot", "revoke"}

// What the README names is there: commands of the program and of the bot, tests, files.
func TestWhatTheReadmeNamesIsThere(t *testing.T) {
	text := readme(t)
	for _, m := range readmeLink.FindAllStringSubmatch(text, -1) {
		if !strings.Contains(m[1], "://") {
			_, err := os.Stat(top + m[1])
			require.NoError(t, err)
		}
	}
	n := map[string]int{}
	for _, m := range readmeCode.FindAllStringSubmatch(readmeFence.ReplaceAllString(text, ""), -1) {
		span := strings.ReplaceAll(m[1], `\|`, "|")
		switch {
		case readmeCommand.MatchString(span):
			name := readmeCommand.FindStringSubmatch(span)[1]
			require.True(t, slices.Contains(desk.Names(), name) || slices.Contains(elsewhere, name), "no command %s", span)
			n["bot"]++
		case strings.HasPrefix(strings.TrimPrefix(span, "./"), "vneidbot "):
			calls(t, strings.TrimPrefix(span, "./"))
			n["program"]++
		case readmeTest.MatchString(span) && strings.Contains(span, " -") && !strings.ContainsAny(span, "<…"):
			tests(t, readmeTest.FindStringSubmatch(span)[1])
			n["tests"]++
		}
	}
	require.Greater(t, n["bot"], 30)
	require.Greater(t, n["program"], 10)
	require.Greater(t, n["tests"], 15)
}

var readmeWords = regexp.MustCompile(`"[^"]*"|\S+`)

// calls tells that the program takes the words after its name.
func calls(t *testing.T, line string) {
	t.Helper()
	line, _, _ = strings.Cut(line, " >")
	args := readmeWords.FindAllString(line, -1)[1:]
	term, said := calling(t, "en")
	var c cli
	call, code := parse(&c, args, term)
	require.True(t, call != nil && code == 0, "%s: %s", line, said)
}

var readmePattern = regexp.MustCompile(`-(?:run|bench) '?([^' ]+)'?`)

// tests tells that the packages are there and that each pattern names a test of theirs.
func tests(t *testing.T, args string) {
	t.Helper()
	var sources string
	for _, pkg := range strings.Fields(args) {
		if strings.HasPrefix(pkg, "./") && !strings.Contains(pkg, "...") {
			require.DirExists(t, top+pkg, args)
			sources += together(t, filepath.Join(top, pkg, "*_test.go"))
		}
	}
	for _, m := range readmePattern.FindAllStringSubmatch(args, -1) {
		for _, part := range strings.Split(m[1], "|") {
			part = strings.Trim(part, "^$")
			require.Regexp(t, `(?m)^func (Test|Benchmark)\w*`+strings.TrimPrefix(strings.TrimPrefix(part, "Test"), "Benchmark"), sources, "%s: nothing is called %s", args, part)
		}
	}
}
