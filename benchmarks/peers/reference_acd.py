#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Straightforward numpy/scipy reference for the Achdou--Capuzzo-Dolcetta implicit scheme, problem P1.
   -u_t - nu Lap u + H0(x) + |grad u|^2 = m^2 ,  m_t - nu Lap m - div(2 m grad u) = 0   on the 2-D torus
   H0 = sin(2 pi x2)+sin(2 pi x1)+cos(4 pi x1);  u(T)=uT, m(0)=m0
 discrete:  (U^n-U^{n+1})/dt - nu L U^n + g(x,[DU^n]) = (M^{n+1})^2          n=Nt-1..0
            (J(U^n))^T M^{n+1} = M^n/dt                                        n=0..Nt-1
 methods: picard (damped fixed point, HJB by per-step Newton + splu; FP with the same LU transposed),
          newton (global Newton; linear MFG system reduced to dM, BiCGStab/GMRES, stored LU per time level),
          policy (Cacace-Camilli-Goffi policy iteration: linear HJB + linear FP per sweep),
          fullnewton (global sparse LU of the whole space-time Jacobian, small grids only)."""
import argparse, time, sys, json
import inspect
import numpy as np, scipy.sparse as sp, scipy.sparse.linalg as sla

RTOL = 'rtol' if 'rtol' in inspect.signature(sla.gmres).parameters else 'tol'  # named so since scipy 1.12

class ACD:
    def __init__(s, n, nt, nu, T=1.0, m0='one', uT='zero', ham=1.0):
        s.n, s.nt, s.nu, s.T = n, nt, nu, T
        s.h, s.dt, s.N = 1.0/n, T/nt, n*n
        x = np.arange(n)*s.h
        X1, X2 = np.meshgrid(x, x, indexing='ij')
        s.X1, s.X2 = X1, X2
        s.H0 = ham*(np.sin(2*np.pi*X2)+np.sin(2*np.pi*X1)+np.cos(4*np.pi*X1)).ravel()
        if m0 == 'one': s.m0 = np.ones(s.N)
        else:
            s.m0 = (1+0.5*np.cos(2*np.pi*X1)*np.cos(2*np.pi*X2)).ravel()
            s.m0 *= 1.0/(s.m0.mean())
        s.uT = np.zeros(s.N) if uT == 'zero' else (np.cos(2*np.pi*X1)+np.cos(2*np.pi*X2)).ravel()
        I = np.arange(s.N).reshape(n, n)
        s.E, s.W = np.roll(I, -1, 0).ravel(), np.roll(I, 1, 0).ravel()
        s.Nn, s.S = np.roll(I, -1, 1).ravel(), np.roll(I, 1, 1).ravel()
        s.C = I.ravel()
        rows = np.concatenate([s.C]*5); cols = np.concatenate([s.C, s.E, s.W, s.Nn, s.S])
        # fill-reducing permutation computed once
        A0 = sp.csc_matrix((np.concatenate([np.full(s.N, 5.)]+[np.full(s.N, -1.)]*4), (rows, cols)))
        lu = sla.splu(A0, permc_spec='MMD_AT_PLUS_A', diag_pivot_thresh=0.0, options=dict(SymmetricMode=True))
        s.perm = lu.perm_c.copy(); s.inv = np.argsort(s.perm)   # new index of old i = perm[i]
        pr, pc = s.perm[rows], s.perm[cols]
        tag = sp.csc_matrix((np.arange(1, 5*s.N+1, dtype=float), (pr, pc)), shape=(s.N, s.N)); tag.sort_indices()
        s.order = tag.data.astype(np.int64)-1
        s.indices, s.indptr = tag.indices, tag.indptr
        s.nnzLU = lu.L.nnz+lu.U.nnz
    def q(s, U):
        ih = 1/s.h
        return (U[s.E]-U)*ih, (U-U[s.W])*ih, (U[s.Nn]-U)*ih, (U-U[s.S])*ih
    def lap(s, U): return (U[s.E]+U[s.W]+U[s.Nn]+U[s.S]-4*U)/s.h**2
    def g(s, U):
        a, b, c, d = s.q(U)
        return s.H0+np.minimum(a, 0)**2+np.maximum(b, 0)**2+np.minimum(c, 0)**2+np.maximum(d, 0)**2
    def gq(s, U):
        a, b, c, d = s.q(U)
        return 2*np.minimum(a, 0), 2*np.maximum(b, 0), 2*np.minimum(c, 0), 2*np.maximum(d, 0)
    def bmul(s, G, V):           # sum_k G_k D_k V
        a, b, c, d = s.q(V); return G[0]*a+G[1]*b+G[2]*c+G[3]*d
    def bTmul(s, G, M):          # adjoint: (B^T M) = -T(U,M)
        ih = 1/s.h
        p, r, t, w = G[0]*M, G[1]*M, G[2]*M, G[3]*M
        return ih*((p[s.W]-p)+(r-r[s.E])+(t[s.S]-t)+(w-w[s.Nn]))
    def lu(s, G):
        ih = 1/s.h; k = s.nu*ih*ih
        e, w = G[0]*ih, G[1]*ih; n_, so = G[2]*ih, G[3]*ih
        diag = 1/s.dt+4*k-e+w-n_+so
        data = np.concatenate([diag, e-k, -w-k, n_-k, -so-k])[s.order]
        A = sp.csc_matrix((data, s.indices, s.indptr), shape=(s.N, s.N))
        return sla.splu(A, permc_spec='NATURAL', diag_pivot_thresh=0.0, options=dict(SymmetricMode=True))
    def solve(s, lu, b, tr='N'):
        return lu.solve(b[s.inv], tr)[s.perm]
    def hjb_step(s, Unext, F, U0, tol=1e-11, maxit=50):
        U = U0.copy()
        for it in range(maxit):
            G = s.gq(U); L = s.lu(G); s.nlu += 1
            r = (U-Unext)/s.dt-s.nu*s.lap(U)+s.g(U)-F
            if np.abs(r).max() < tol*(1+1/s.dt): break
            U = U-s.solve(L, r)
        return U, L, G
    def residuals(s, U, M):
        rh = rf = 0.
        for n in range(s.nt):
            r = (U[n]-U[n+1])/s.dt-s.nu*s.lap(U[n])+s.g(U[n])-M[n+1]**2
            G = s.gq(U[n]); f = (M[n+1]-M[n])/s.dt-s.nu*s.lap(M[n+1])+s.bTmul(G, M[n+1])
            rh = max(rh, np.abs(r).max()); rf = max(rf, np.abs(f).max())
        return rh, rf
    def init(s):
        U = np.zeros((s.nt+1, s.N)); U[:] = s.uT; M = np.ones((s.nt+1, s.N))*s.m0; return U, M
    def picard(s, tol=1e-8, maxit=500, damp=1.0, verbose=0):
        U, M = s.init(); s.nlu = 0; t0 = time.time()
        for it in range(1, maxit+1):
            Mold = M.copy(); LUs = []
            U[s.nt] = s.uT
            for n in range(s.nt-1, -1, -1):
                U[n], L, G = s.hjb_step(U[n+1], M[n+1]**2, U[n] if it > 1 else U[n+1]); LUs.append(L)
            Mn = M.copy()
            for n in range(s.nt): Mn[n+1] = s.solve(LUs[s.nt-1-n], Mn[n]/s.dt, 'T')
            err = np.abs(Mn-M).max(); M = (1-damp)*M+damp*Mn
            if verbose: print(f'  picard {it} dM={err:.3e} t={time.time()-t0:.2f}', flush=True)
            if err < tol: break
            if not np.isfinite(err) or err > 1e6: break
        return U, M, dict(it=it, err=float(err), lu=s.nlu, t=time.time()-t0)
    def policy(s, tol=1e-8, maxit=500, verbose=0):
        U, M = s.init(); s.nlu = 0; t0 = time.time(); Gs = [s.gq(U[n]) for n in range(s.nt)]
        for it in range(1, maxit+1):
            Ls = [s.lu(Gs[n]) for n in range(s.nt)]; s.nlu += s.nt; Mn = M.copy()
            for n in range(s.nt): Mn[n+1] = s.solve(Ls[n], Mn[n]/s.dt, 'T')
            Un = U.copy()
            for n in range(s.nt-1, -1, -1):   # linear HJB: <Q,DU> - Lag(Q) ; |Q|^2/4 for H=|p|^2 , dH=2p=Q
                L2 = sum(gk**2 for gk in Gs[n])/4
                Un[n] = s.solve(Ls[n], Un[n+1]/s.dt+Mn[n+1]**2-s.H0+L2)
            err = max(np.abs(Un-U).max(), np.abs(Mn-M).max()); U, M = Un, Mn
            Gs = [s.gq(U[n]) for n in range(s.nt)]
            if verbose: print(f'  policy {it} d={err:.3e} t={time.time()-t0:.2f}', flush=True)
            if err < tol: break
            if not np.isfinite(err) or err > 1e6: break
        return U, M, dict(it=it, err=float(err), lu=s.nlu, t=time.time()-t0)
    def newton(s, tol=1e-8, maxit=40, krylov='gmres', verbose=0, ltol=1e-3, U=None, M=None):
        if U is None: U, M = s.init()
        s.nlu = 0; t0 = time.time(); nk = 0; N, nt = s.N, s.nt
        def resid(U, M, Gs):
            rh = np.stack([(U[n]-U[n+1])/s.dt-s.nu*s.lap(U[n])+s.g(U[n])-M[n+1]**2 for n in range(nt)])
            rf = np.stack([(M[n+1]-M[n])/s.dt-s.nu*s.lap(M[n+1])+s.bTmul(Gs[n], M[n+1]) for n in range(nt)])
            return rh, rf
        Gs = [s.gq(U[n]) for n in range(nt)]; rh, rf = resid(U, M, Gs)
        nrm = max(np.abs(rh).max(), np.abs(rf).max())
        for it in range(1, maxit+1):
            Ls = [s.lu(G) for G in Gs]; s.nlu += nt
            act = [[(gk != 0) for gk in G] for G in Gs]
            ih2 = 1/s.h
            def Cmul(n, V, Mv):
                a = s.q(V); return s.bTmul([2*act[n][k]*a[k] for k in range(4)], Mv)
            def bwd(src):        # J^n dU^n = dU^{n+1}/dt + src[n]
                dU = np.zeros((nt+1, N))
                for n in range(nt-1, -1, -1): dU[n] = s.solve(Ls[n], dU[n+1]/s.dt+src[n])
                return dU
            def fwd(src):
                dM = np.zeros((nt+1, N))
                for n in range(nt): dM[n+1] = s.solve(Ls[n], dM[n]/s.dt+src[n], 'T')
                return dM
            def K(v):
                dM = v.reshape(nt, N); dU = bwd(2*M[1:]*dM)
                return fwd(np.stack([-Cmul(n, dU[n], M[n+1]) for n in range(nt)]))[1:].ravel()
            dU0 = bwd(-rh)
            b = fwd(-rf-np.stack([Cmul(n, dU0[n], M[n+1]) for n in range(nt)]))[1:].ravel()
            cnt = [0]
            A = sla.LinearOperator((nt*N, nt*N), matvec=lambda v: (cnt.__setitem__(0, cnt[0]+1), v-K(v))[1])
            lt = min(ltol, 1e-2*nrm) if nrm < 1 else ltol; lt = max(lt, 1e-9)
            if krylov == 'gmres': v, info = sla.gmres(A, b, **{RTOL: lt}, restart=30, maxiter=4)
            else: v, info = sla.bicgstab(A, b, **{RTOL: lt}, maxiter=100)
            dM = v.reshape(nt, N); dU = bwd(2*M[1:]*dM-rh); nk += cnt[0]
            lam = 1.0
            while True:
                U2, M2 = U.copy(), M.copy(); U2[:nt] += lam*dU[:nt]; M2[1:] += lam*dM
                G2 = [s.gq(U2[n]) for n in range(nt)]; rh2, rf2 = resid(U2, M2, G2)
                nr2 = max(np.abs(rh2).max(), np.abs(rf2).max())
                if (np.isfinite(nr2) and nr2 < (1-1e-4*lam)*nrm) or lam < 1/64 or it == 1: break
                lam /= 2
            U, M, Gs, rh, rf, nrm = U2, M2, G2, rh2, rf2, nr2
            if verbose: print(f'  newton {it} res={nrm:.3e} lam={lam} krylov={cnt[0]} info={info} minM={M.min():.2e} t={time.time()-t0:.2f}', flush=True)
            if nrm < tol: break
            if not np.isfinite(nrm): break
        return U, M, dict(it=it, err=float(nrm), lu=s.nlu, krylov=nk, t=time.time()-t0)
    def fullnewton(s, tol=1e-8, maxit=30, verbose=0):
        U, M = s.init(); nt, N = s.nt, s.N; t0 = time.time(); ih = 1/s.h; k = s.nu*ih*ih
        I = s.C
        D = [sp.csr_matrix((np.concatenate([np.full(N, ih), np.full(N, -ih)]), (np.concatenate([I, I]), np.concatenate(ab)))) for ab in
             [(s.E, I), (I, s.W), (s.Nn, I), (I, s.S)]]
        Lp = sp.csr_matrix((np.concatenate([np.full(N, -4.)]+[np.ones(N)]*4)/s.h**2, (np.concatenate([I]*5), np.concatenate([I, s.E, s.W, s.Nn, s.S]))))
        Id = sp.identity(N, format='csr')
        for it in range(1, maxit+1):
            blocks = [[None]*(2*nt) for _ in range(2*nt)]; rhs = []
            # unknown order per slab n: (dU^n, dM^{n+1})
            for n in range(nt):
                G = s.gq(U[n]); B = sum(sp.diags(G[j])@D[j] for j in range(4))
                J = (Id/s.dt-s.nu*Lp+B); act = [(G[j] != 0)*2.0*M[n+1] for j in range(4)]
                Cn = sum(D[j].T@sp.diags(act[j])@D[j] for j in range(4))
                blocks[2*n][2*n] = J; blocks[2*n][2*n+1] = -sp.diags(2*M[n+1])
                if n < nt-1: blocks[2*n][2*n+2] = -Id/s.dt
                blocks[2*n+1][2*n+1] = J.T; blocks[2*n+1][2*n] = Cn
                if n > 0: blocks[2*n+1][2*n-1] = -Id/s.dt
                rhs.append(-((U[n]-U[n+1])/s.dt-s.nu*s.lap(U[n])+s.g(U[n])-M[n+1]**2))
                rhs.append(-((M[n+1]-M[n])/s.dt-s.nu*s.lap(M[n+1])+s.bTmul(G, M[n+1])))
            r = np.concatenate(rhs); nrm = np.abs(r).max()
            if verbose: print(f'  full {it-1} res={nrm:.3e} t={time.time()-t0:.2f}', flush=True)
            if nrm < tol: break
            d = sla.splu(sp.bmat(blocks, format='csc'), permc_spec='COLAMD').solve(r).reshape(nt, 2, N)
            U[:nt] += d[:, 0]; M[1:] += d[:, 1]
        return U, M, dict(it=it-1, err=float(nrm), t=time.time()-t0)

if __name__ == '__main__':
    ap = argparse.ArgumentParser()
    ap.add_argument('-n', type=int, default=32); ap.add_argument('--nt', type=int, default=0)
    ap.add_argument('--nu', type=float, default=1.0); ap.add_argument('--method', default='newton')
    ap.add_argument('--damp', type=float, default=1.0); ap.add_argument('--tol', type=float, default=1e-8)
    ap.add_argument('--krylov', default='gmres'); ap.add_argument('-v', type=int, default=0)
    ap.add_argument('--m0', default='one'); ap.add_argument('--uT', default='zero'); ap.add_argument('--maxit', type=int, default=200)
    ap.add_argument('--save', default=''); ap.add_argument('--warm', type=int, default=0)
    a = ap.parse_args(); t0 = time.time()
    s = ACD(a.n, a.nt or a.n, a.nu, m0=a.m0, uT=a.uT)
    if a.method == 'picard': U, M, info = s.picard(a.tol, a.maxit, a.damp, a.v)
    elif a.method == 'policy': U, M, info = s.policy(a.tol, a.maxit, a.v)
    elif a.method == 'fullnewton': U, M, info = s.fullnewton(a.tol, verbose=a.v)
    else:
        kw = {}
        if a.warm:
            U, M, w = s.picard(1e-2, a.warm, 0.5, a.v); kw = dict(U=U, M=M)
        U, M, info = s.newton(a.tol, min(a.maxit, 40), a.krylov, a.v, **kw)
    wall = time.time()-t0; cpu = time.process_time()
    rh, rf = s.residuals(U, M)
    out = dict(method=a.method, n=a.n, nt=s.nt, nu=a.nu, damp=a.damp, **info, wall=round(wall, 2), cpu=round(cpu, 2), resHJB=rh, resFP=rf,
        mass_err=float(np.abs(M.mean(1)-s.m0.mean()).max()), minM=float(M.min()), maxM=float(M.max()), u_mid=float(U[0].mean()),
        U0=[float(U[0].min()), float(U[0].max())], MT=[float(M[-1].min()), float(M[-1].max())], nnzLU=int(s.nnzLU))
    print(json.dumps(out))
    if a.save: np.savez(a.save, U=U, M=M)
