import { Background, Controls, MiniMap, ReactFlow, useEdgesState, useNodesState, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import { canvasGraph } from '../canvas-graph.ts';

// React Flow as its documentation sets it up, with nothing of ours: what the canvas is held against.
const asked = new URLSearchParams(location.search);
const graph = canvasGraph(Number(asked.get('nodes')));
const NODES: Node[] = graph.nodes.map((position, index) => ({ id: `${index}`, position, data: { label: `node-${index}` } }));
const EDGES: Edge[] = graph.connections.map(({ from, to }, index) => ({ id: `c${index}`, source: `${from}`, target: `${to}` }));

function Bare() {
  const [nodes, , onNodesChange] = useNodesState(NODES);
  const [edges, , onEdgesChange] = useEdgesState(EDGES);
  const view = asked.get('view') === 'near' ? { defaultViewport: { x: 40, y: 40, zoom: 1 } } : { fitView: true };
  return (
    <div style={{ width: '100vw', height: '100vh' }}>
      <ReactFlow nodes={nodes} edges={edges} onNodesChange={onNodesChange} onEdgesChange={onEdgesChange} minZoom={0.05} onlyRenderVisibleElements={asked.has('culled')} {...view}>
        <Background />
        <Controls />
        <MiniMap />
      </ReactFlow>
    </div>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Bare />);
