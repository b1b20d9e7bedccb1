// A stand-in for Grafana 12.3: starts a data source executable with hashicorp/go-plugin exactly as Grafana does (cookie, protocol
// version 2, gRPC only, no TLS), runs the steps of a script and prints one JSON report.
//
//	host <script.json>          run the steps, Kill, report
//	host -orphan <script.json>  start, print the plugin's pid, wait to be killed
//	host -frame <frame.json>    read a frame's JSON as newer Grafana does, and print it again
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

type script struct {
	Executable string            `json:"executable"`
	Env        map[string]string `json:"env"`
	PluginID   string            `json:"pluginId"`
	Settings   settings          `json:"settings"`
	Steps      []step            `json:"steps"`
}

type report struct {
	StartMs  float64           `json:"startMs"`
	KillMs   float64           `json:"killMs"`
	RSSBytes int64             `json:"rssBytes"`
	Steps    []stepReport      `json:"steps"`
	Logs     []json.RawMessage `json:"logs"`
	LogCount map[string]int    `json:"logCount"`
}

func main() {
	orphan := len(os.Args) == 3 && os.Args[1] == "-orphan"
	raw, err := os.ReadFile(os.Args[len(os.Args)-1])
	must(err)
	if os.Args[1] == "-frame" {
		var frame data.Frame
		must(json.Unmarshal(raw, &frame))
		must(json.NewEncoder(os.Stdout).Encode(&frame))
		return
	}
	var s script
	must(json.Unmarshal(raw, &s))

	logs := &lockedBuffer{}
	started := time.Now()
	client := plugin.NewClient(&plugin.ClientConfig{
		Cmd: command(s),
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]plugin.PluginSet{grpcplugin.ProtocolVersion: {
			"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
			"resource":    &grpcplugin.ResourceGRPCPlugin{},
			"data":        &grpcplugin.DataGRPCPlugin{},
			"stream":      &grpcplugin.StreamGRPCPlugin{},
			"admission":   &grpcplugin.AdmissionGRPCPlugin{},
			"conversion":  &grpcplugin.ConversionGRPCPlugin{},
		}},
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.New(&hclog.LoggerOptions{Level: hclog.Trace, Output: logs, JSONFormat: true}),
	})
	protocol, err := client.Client()
	must(err)
	out := report{StartMs: sinceMs(started)}
	pid := client.ReattachConfig().Pid
	if orphan {
		fmt.Println(pid)
		select {}
	}

	run := newRunner(protocol.(*plugin.GRPCClient), client, s)
	for _, each := range s.Steps {
		out.Steps = append(out.Steps, run.step(each))
	}
	out.RSSBytes = rss(pid)
	stopping := time.Now()
	client.Kill()
	out.KillMs = sinceMs(stopping)
	out.Logs, out.LogCount = logs.summary()
	must(json.NewEncoder(os.Stdout).Encode(out))
}

func command(s script) *exec.Cmd {
	cmd := exec.Command(s.Executable)
	for key, value := range s.Env {
		cmd.Env = append(cmd.Env, key+"="+value)
	}
	return cmd
}

func rss(pid int) int64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	var size, resident int64
	fmt.Sscan(string(raw), &size, &resident)
	return resident * int64(os.Getpagesize())
}

func sinceMs(start time.Time) float64 { return float64(time.Since(start).Microseconds()) / 1000 }

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "host:", err)
		os.Exit(1)
	}
}

// go-plugin logs from several goroutines.
type lockedBuffer struct {
	mu  sync.Mutex
	all bytes.Buffer
}

var _ io.Writer = (*lockedBuffer)(nil)

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.Write(p)
}

// The first two thousand lines, and how many there are of each level.
func (b *lockedBuffer) summary() ([]json.RawMessage, map[string]int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	lines := []json.RawMessage{}
	count := map[string]int{}
	for _, line := range bytes.Split(bytes.TrimSpace(b.all.Bytes()), []byte("\n")) {
		var head struct {
			Level string `json:"@level"`
		}
		if json.Unmarshal(line, &head) != nil {
			continue
		}
		count[head.Level]++
		if len(lines) < 2000 {
			lines = append(lines, append(json.RawMessage{}, line...))
		}
	}
	return lines, count
}
