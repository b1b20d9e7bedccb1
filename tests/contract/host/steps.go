package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc/status"
)

type settings struct {
	UID           string            `json:"uid"`
	Name          string            `json:"name"`
	JSONData      json.RawMessage   `json:"jsonData"`
	SecureJSON    map[string]string `json:"secureJsonData"`
	UpdatedMs     int64             `json:"updatedMs"`
	GrafanaConfig map[string]string `json:"grafanaConfig"`
}

type query struct {
	RefID     string          `json:"refId"`
	QueryType string          `json:"queryType"`
	JSON      json.RawMessage `json:"json"`
	RawJSON   string          `json:"rawJson"` // instead of json: text that may be none
	FromMs    int64           `json:"fromMs"`
	ToMs      int64           `json:"toMs"`
}

type step struct {
	Kind      string            `json:"kind"`
	Settings  *settings         `json:"settings"`
	Queries   []query           `json:"queries"`
	Headers   map[string]string `json:"headers"`
	PadBytes  int               `json:"padBytes"` // makes the first query's JSON so much longer
	Path      string            `json:"path"`
	Method    string            `json:"method"`
	Body      string            `json:"body"`
	Repeat    int               `json:"repeat"`
	Parallel  int               `json:"parallel"`
	TimeoutMs int               `json:"timeoutMs"`
	Signal    string            `json:"signal"`
}

type stepReport struct {
	Kind  string             `json:"kind"`
	Error string             `json:"error,omitempty"`
	Code  string             `json:"code,omitempty"`
	Ms    map[string]float64 `json:"ms"`
	Data  any                `json:"data,omitempty"`
}

type runner struct {
	script script
	client *plugin.Client
	rpc    *plugin.GRPCClient
	data   pluginv2.DataClient
	diag   pluginv2.DiagnosticsClient
	res    pluginv2.ResourceClient
}

func newRunner(rpc *plugin.GRPCClient, client *plugin.Client, s script) *runner {
	return &runner{s, client, rpc, pluginv2.NewDataClient(rpc.Conn), pluginv2.NewDiagnosticsClient(rpc.Conn), pluginv2.NewResourceClient(rpc.Conn)}
}

// Runs a step repeat × parallel times; the data and the error of the last run are told, and the median and slowest time.
func (r *runner) step(s step) stepReport {
	out := stepReport{Kind: s.Kind}
	var mu sync.Mutex
	var times []float64
	var wg sync.WaitGroup
	for range max(s.Parallel, 1) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range max(s.Repeat, 1) {
				start := time.Now()
				data, err := r.once(s)
				took := sinceMs(start)
				mu.Lock()
				times = append(times, took)
				if err != nil || out.Error == "" {
					out.Data = data
				}
				if err != nil {
					out.Error, out.Code = err.Error(), status.Code(err).String()
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	sort.Float64s(times)
	out.Ms = map[string]float64{"p50": times[len(times)/2], "p99": times[len(times)*99/100], "max": times[len(times)-1]}
	return out
}

func (r *runner) once(s step) (any, error) {
	ctx, cancel := context.Background(), context.CancelFunc(func() {})
	if s.TimeoutMs > 0 {
		ctx, cancel = context.WithTimeout(ctx, time.Duration(s.TimeoutMs)*time.Millisecond)
	}
	defer cancel()
	switch s.Kind {
	case "health":
		answer, err := r.diag.CheckHealth(ctx, &pluginv2.CheckHealthRequest{PluginContext: r.context(s)})
		if err != nil {
			return nil, err
		}
		return map[string]any{"status": answer.Status.String(), "message": answer.Message, "details": string(answer.JsonDetails)}, nil
	case "query":
		return r.query(ctx, s)
	case "resource":
		return r.resource(ctx, s)
	case "metrics":
		answer, err := r.diag.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{PluginContext: &pluginv2.PluginContext{PluginId: r.script.PluginID}})
		return string(answer.GetMetrics().GetPrometheus()), err
	case "ping":
		return nil, r.rpc.Ping()
	case "unimplemented":
		return r.unimplemented(ctx), nil
	case "signal":
		signals := map[string]syscall.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "KILL": syscall.SIGKILL}
		return nil, syscall.Kill(r.client.ReattachConfig().Pid, signals[s.Signal])
	case "exited": // waits, at most a few seconds, for the host to notice the plugin's end
		for start := time.Now(); time.Since(start) < 5*time.Second; time.Sleep(5 * time.Millisecond) {
			if r.client.Exited() {
				return true, nil
			}
		}
		return false, nil
	}
	return nil, fmt.Errorf("unknown step %s", s.Kind)
}

func (r *runner) context(s step) *pluginv2.PluginContext {
	ds := r.script.Settings
	if s.Settings != nil {
		ds = *s.Settings
	}
	return &pluginv2.PluginContext{
		OrgId: 1, PluginId: r.script.PluginID, PluginVersion: "0.0.0", UserAgent: "Grafana/12.3.0 (linux; amd64)",
		User:          &pluginv2.User{Login: "admin", Role: "Admin"},
		GrafanaConfig: ds.GrafanaConfig,
		DataSourceInstanceSettings: &pluginv2.DataSourceInstanceSettings{
			Uid: ds.UID, Name: ds.Name, JsonData: ds.JSONData, DecryptedSecureJsonData: ds.SecureJSON, LastUpdatedMS: ds.UpdatedMs,
		},
	}
}

func (r *runner) query(ctx context.Context, s step) (any, error) {
	request := &pluginv2.QueryDataRequest{PluginContext: r.context(s), Headers: s.Headers}
	for index, q := range s.Queries {
		raw := []byte(q.JSON)
		if q.RawJSON != "" {
			raw = []byte(q.RawJSON)
		}
		if index == 0 && s.PadBytes > 0 {
			raw = append([]byte(strings.Repeat(" ", s.PadBytes)), raw...)
		}
		request.Queries = append(request.Queries, &pluginv2.DataQuery{
			RefId: q.RefID, QueryType: q.QueryType, Json: raw, IntervalMS: 1000, MaxDataPoints: 100,
			TimeRange: &pluginv2.TimeRange{FromEpochMS: q.FromMs, ToEpochMS: q.ToMs},
		})
	}
	message, err := r.data.QueryData(ctx, request)
	if err != nil || s.Repeat > 1 || s.Parallel > 1 {
		return nil, err // measured steps look at no frames
	}
	answer, err := backend.FromProto().QueryDataResponse(message)
	if err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	out := map[string]any{}
	for refID, each := range answer.Responses {
		text := ""
		if each.Error != nil {
			text = each.Error.Error()
		}
		frames := []any{}
		for _, frame := range each.Frames {
			if rows := frame.Rows(); rows > 400 {
				frames = append(frames, map[string]any{"rows": rows})
			} else {
				frames = append(frames, frame)
			}
		}
		out[refID] = map[string]any{"status": int(each.Status), "error": text, "errorSource": string(each.ErrorSource), "frames": frames}
	}
	return out, nil
}

func (r *runner) resource(ctx context.Context, s step) (any, error) {
	path, _, _ := strings.Cut(s.Path, "?")
	stream, err := r.res.CallResource(ctx, &pluginv2.CallResourceRequest{
		PluginContext: r.context(s), Path: path, Url: s.Path, Method: s.Method, Body: []byte(s.Body),
	})
	if err != nil {
		return nil, err
	}
	code, body, headers := int32(0), []byte{}, map[string][]string{}
	for first := true; ; first = false {
		message, err := stream.Recv()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if first {
			code = message.Code
			for name, list := range message.Headers {
				headers[name] = list.Values
			}
		}
		body = append(body, message.Body...)
	}
	out := map[string]any{"code": code, "headers": headers, "bytes": len(body)}
	if len(body) < 10_000 {
		out["body"] = string(body)
	}
	return out, nil
}

func (r *runner) unimplemented(ctx context.Context) map[string]string {
	conn := r.rpc.Conn
	out := map[string]string{}
	note := func(name string, err error) { out[name] = status.Code(err).String() }
	_, err := pluginv2.NewStreamClient(conn).SubscribeStream(ctx, &pluginv2.SubscribeStreamRequest{})
	note("SubscribeStream", err)
	_, err = pluginv2.NewStreamClient(conn).PublishStream(ctx, &pluginv2.PublishStreamRequest{})
	note("PublishStream", err)
	if stream, err := pluginv2.NewStreamClient(conn).RunStream(ctx, &pluginv2.RunStreamRequest{}); err == nil {
		_, err = stream.Recv()
		note("RunStream", err)
	}
	_, err = pluginv2.NewAdmissionControlClient(conn).ValidateAdmission(ctx, &pluginv2.AdmissionRequest{})
	note("ValidateAdmission", err)
	_, err = pluginv2.NewAdmissionControlClient(conn).MutateAdmission(ctx, &pluginv2.AdmissionRequest{})
	note("MutateAdmission", err)
	_, err = pluginv2.NewResourceConversionClient(conn).ConvertObjects(ctx, &pluginv2.ConversionRequest{})
	note("ConvertObjects", err)
	return out
}
