package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const deploy = "../../.deploy/"

func delivered(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(deploy + name)
	require.NoError(t, err)
	return string(text)
}

// From a new machine to a bot that answers it is at most six lines.
func TestTheGuideInstallsInSixLines(t *testing.T) {
	_, rest, found := strings.Cut(delivered(t, "README.md"), "```sh\n")
	require.True(t, found)
	lines, _, _ := strings.Cut(rest, "```")
	require.LessOrEqual(t, strings.Count(lines, "\n"), 6)
	for _, step := range []string{"apt-get install ./vneidbot_", "TELEGRAM_BOT_TOKEN", "systemctl enable --now vneidbot", "vneidbot units import", "vneidbot doctor"} {
		require.Contains(t, lines, step)
	}
}

// Whoever may use sudo runs the commands in the folder of the configuration, which the
// guide goes to without it; only the configuration is the program's own.
func TestTheFolderOfTheConfigurationCanBeGoneTo(t *testing.T) {
	require.Contains(t, delivered(t, "README.md"), "\ncd /etc/vneidbot && sudo -u vneidbot ")
	script := delivered(t, "debian/postinst")
	require.Contains(t, script, "\n  install -d -m 0755 -o root -g vneidbot /etc/vneidbot\n")
	require.Contains(t, script, "chmod 0600 /etc/vneidbot/.env\n")
	require.Contains(t, script, "\"  chmod 755 /etc/vneidbot; chmod 600 /etc/vneidbot/.env; chown -R ", "what is said over an installation by hand")
}

// What guide, unit and container set is what the program reads.
func TestWhatIsDeliveredNamesVariablesThatThereAre(t *testing.T) {
	known := append(variables(reflectConfig), "HTTPS_PROXY")
	variable := regexp.MustCompile(`\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b`)
	for _, name := range []string{"README.md", "vneidbot.service", "Caddyfile", "nginx.conf", "Dockerfile", "compose.yaml", "debian/postinst"} {
		for _, v := range variable.FindAllString(delivered(t, name), -1) {
			require.True(t, slices.Contains(known, v) || strings.HasPrefix(v, "AF_"), "%s: nobody reads %s", name, v)
		}
	}
	require.Contains(t, delivered(t, "vneidbot.service"), "WorkingDirectory=/etc/vneidbot\n", "where the package puts .env")
	example, err := os.ReadFile("../../.env.example")
	require.NoError(t, err)
	require.Contains(t, string(example), "\nDATA_DIR=", "what the package sets anew")
}
